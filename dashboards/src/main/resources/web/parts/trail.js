// Where the viewer is: the city, the unit, the procedure, the dossier; each leads back up.
import {byId, element, link} from '../base/dom.js';
import {text} from '../base/text.js';

export function drawTrail(session, choices) {
  const steps = [[text('wholeCity'), {unit: null, procedure: null, dossier: null, view: choices.view === 'dossier' ? 'dossiers' : choices.view}]];
  const up = choices.view === 'dossier' ? 'dossiers' : choices.view;
  if (choices.unit) {
    steps.push([session.unitName(choices.unit), {procedure: null, dossier: null, view: up}]);
  }
  if (choices.procedure) {
    steps.push([`${choices.procedure} ${session.procedureName(choices.procedure)}`.trim(), {dossier: null, view: up}]);
  }
  if (choices.view === 'dossier' && choices.dossier) {
    steps.push([choices.dossier, {}]);
  }
  const trail = byId('trail');
  trail.hidden = choices.view === 'wall' || steps.length === 1;
  trail.setAttribute('aria-label', text('where'));
  trail.replaceChildren(element('ol', '', '', ...steps.map(([name, changes], i) => {
    const last = i === steps.length - 1;
    const step = last ? element('span', '', name) : link('', name, choices.address(changes));
    if (last) {
      step.setAttribute('aria-current', 'page');
    }
    return element('li', '', '', step);
  })));
}
