// Shows the page that the address after # names.

import { element, say } from './text.js';
import { showInstance } from './instance.js';
import { showList } from './list.js';
import { showSeries } from './series.js';

const main = document.getElementById('main');
const state = document.getElementById('state');
let end = () => {};

/** Shows the status of the instance; null if it does not respond. */
function onInstance(status) {
  const up = status?.state === 'RUNNING' && !status.reason;
  say(state, status === null ? 'no connection' : up ? 'running' : status.state === 'RUNNING' ? 'not ready' : status.state.toLowerCase().replaceAll('_', ' '));
  state.title = status?.reason ?? '';
  state.className = status === null ? 'down' : up ? 'up' : '';
}

function show() {
  end();
  const path = location.hash.slice(1) || '/';
  const series = path.match(/^\/series\/(.+)$/);
  mark('to-list', path === '/' || series);
  mark('to-instance', path === '/instance');
  if (series) {
    const name = decodeURIComponent(series[1]);
    document.title = `${name} · Spindrift`;
    end = showSeries(main, name, onInstance);
  } else if (path === '/instance') {
    document.title = 'Instance · Spindrift';
    end = showInstance(main, onInstance);
  } else {
    document.title = 'Spindrift';
    end = showList(main, onInstance);
  }
}

function mark(id, current) {
  const link = document.getElementById(id);
  if (current) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

/** Shows the form for the token. */
function askForToken() {
  say(state, 'locked');
  main.replaceChildren(
    element('h1', {}, 'Token'),
    element('form', { class: 'panel', method: 'post', action: 'login' },
      element('div', { class: 'tools' },
        element('label', { for: 'token' }, 'The token of this instance (http.token)',
          element('input', { type: 'password', id: 'token', name: 'token', required: '', autocomplete: 'current-password' })),
        element('button', { type: 'submit' }, 'Open'))));
}

async function begin() {
  const answer = await fetch('api/v1/instance');
  if (answer.status === 401) {
    askForToken();
    return;
  }
  addEventListener('hashchange', () => {
    show();
    main.focus({ preventScroll: true });
  });
  show();
}

begin();
