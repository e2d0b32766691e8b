// The index of the running month: its total and band, and what each group gives.
import {text} from '../base/text.js';
import {askIndex, groupBars, indexTotal} from '../parts/index.js';
import {Panel} from '../parts/panel.js';

export function indexPanel(choices, onAnswer) {
  return new Panel('index', {title: text('index'), least: 30000, most: 60000, ask: signal => askIndex({unit: choices.unit, version: choices.version}, signal),
    show: (answer, body) => {
      body.replaceChildren(indexTotal(answer), groupBars(answer));
      onAnswer?.(answer);
    }});
}
