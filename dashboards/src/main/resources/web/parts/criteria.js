// The criteria of an index: where their figures come from, what they are made of, and what they are worth.
import {element} from '../base/dom.js';
import {count, points, share, shortFigure} from '../base/format.js';
import {localized, text} from '../base/text.js';

const chosen = criterion => criterion.variants.find(each => each.id === criterion.variant);

/** Where figures come from: several when they are of several kinds. */
export function sourcesOf(variant) {
  return [...(variant.source === 'GIVEN' ? [] : ['events']),
    ...(variant.given.some(each => !each.published) ? ['given'] : []),
    ...(variant.given.some(each => each.published) ? ['published'] : []),
    ...(variant.notGiven.length ? ['missing'] : [])];
}

function sourceMarks(variant) {
  const told = [...variant.given.map(each => [each.id, each.value, each.period, each.source].filter(part => part !== null).join(' · ')), ...variant.notGiven];
  return sourcesOf(variant).map(source => {
    const made = element('span', 'source-mark', text('pointSources')[source]);
    made.dataset.source = source;
    made.title = source === 'events' ? '' : told.join('\n');
    return made;
  });
}

/** A ratio as a share, or as what it is when it gives no points. */
function ratioWords(criterion, variant, formula) {
  if (variant.rounded === null) {
    return '–';
  }
  if (criterion.max > 0) {
    return share(variant.rounded);
  }
  return formula?.numerator.includes('-time)')
    ? shortFigure({kind: 'DURATION', numerator: formula.numerator}, variant.rounded) : count(variant.rounded);
}

function madeOf(variant) {
  if (variant.numerator === null) {
    return '';
  }
  const parts = [variant.denominator === null ? '' : `${count(variant.numerator)} / ${count(variant.denominator)}`,
    variant.times === null ? '' : `× ${count(variant.times)}`, variant.less === null ? '' : `− ${count(variant.less)}`];
  return parts.filter(part => part).join(' ');
}

function readings(criterion, formulas) {
  if (criterion.variants.length < 2) {
    return [];
  }
  return [element('details', 'readings', '', element('summary', '', text('readings', count(criterion.variants.length))),
    element('ul', '', '', ...criterion.variants.map(variant => {
      const marks = [variant.official ? text('official') : '', variant.id === criterion.variant ? text('chosenReading') : ''].filter(each => each);
      return element('li', '', '', element('code', '', variant.id), ` ${ratioWords(criterion, variant, formulas.get(variant.id))} → ${points(variant.points)}`,
        ...(marks.length ? [element('span', 'soft', ` (${marks.join(', ')})`)] : []));
    })))];
}

/**
 * The columns of a table of criteria.
 *
 * @param formulas of a criterion by the id of its variants, by the id of the criterion
 */
export function criteriaColumns(formulas) {
  const formula = row => formulas.get(row.id)?.get(row.variant);
  return [
    {key: 'group', value: row => row.group},
    {key: 'criterion', title: () => text('criterion'), value: row => row.id,
      cell: row => [element('span', 'criterion', '', element('span', 'soft', row.id), ' ', localized(row.name)),
        ...readings(row, formulas.get(row.id) ?? new Map())]},
    {key: 'name', value: row => localized(row.name)},
    {key: 'source', title: () => text('pointSource'), cell: row => sourceMarks(chosen(row)), value: row => sourcesOf(chosen(row)).join(' ')},
    {key: 'made-of', number: true, title: () => text('madeOf'), cell: row => madeOf(chosen(row))},
    {key: 'ratio', number: true, title: () => text('ratio'), cell: row => ratioWords(row, chosen(row), formula(row)), value: row => chosen(row).rounded},
    {key: 'points', number: true, title: () => text('pointsName'), value: row => row.points,
      cell: row => row.max > 0 ? [element('strong', '', points(row.points)), element('span', 'soft', ` / ${count(row.max)}`)]
        : element('span', 'soft', text('shownOnly'))},
    {key: 'lost', number: true, title: () => text('lostPoints'), cell: row => row.lost > 0 ? points(row.lost) : '', value: row => row.lost},
    {key: 'max', value: row => row.max},
    {key: 'variant', value: row => row.variant},
  ];
}
