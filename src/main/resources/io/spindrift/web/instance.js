// The partitions of this instance.

import { bytes, element, fill, say, whole } from './text.js';

/** Shows the instance in an element, and returns a function that ends it. */
export function showInstance(place, onInstance) {
  const figures = element('dl', { class: 'figures' });
  const takeover = element('p', { class: 'note' });
  const restoring = element('section', { class: 'panel' });
  restoring.hidden = true;
  const body = element('tbody');
  place.replaceChildren(
    element('h1', {}, 'Instance'),
    element('div', { class: 'panel' }, figures, takeover),
    restoring,
    element('div', { class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Partitions' },
      element('table', {},
        element('caption', { class: 'note' }, 'Offsets as Kafka Streams last reported them. The lag of a standby replica is in offsets of the changelog.'),
        element('thead', {}, element('tr', {},
          element('th', { scope: 'col' }, 'Partition'),
          element('th', { scope: 'col', class: 'word' }, 'Role'),
          element('th', { scope: 'col', class: 'word wide' }, 'Thread'),
          element('th', { scope: 'col' }, 'Committed'),
          element('th', { scope: 'col' }, 'End'),
          element('th', { scope: 'col' }, 'Lag'))),
        body)),
    element('p', { class: 'note' },
      'For programs: ', element('a', { href: 'metrics' }, 'metrics'), ', ',
      element('a', { href: 'openapi.json' }, 'the queries'), ', ',
      element('a', { href: 'health/ready' }, 'health'), '.'));

  function draw(status) {
    fill(figures, [
      ['State', status.state],
      ...(status.reason ? [['Not ready', status.reason]] : []),
      ['Partitions', whole(status.active.length)],
      ['Standby replicas', whole(status.standby.length)],
      ['Takeover', status.takeover.ready ? 'ready' : 'not ready'],
      ['Lag', whole(status.lag)],
      ['Recent series', whole(status.series)],
      ['Heap', `${bytes(status.memory.heapUsed)} of ${bytes(status.memory.heapMax)}`],
    ]);
    say(takeover, status.takeover.ready
      ? 'Other instances can take over at once.'
      : `Other instances cannot take over at once: ${status.takeover.reason}.`);
    restoring.hidden = status.restoring.length === 0;
    restoring.replaceChildren(element('h2', {}, 'Restoring'), ...status.restoring.map(each =>
      element('label', {}, `partition ${each.partition}: ${whole(each.records)} of ${whole(each.total)}`,
        element('progress', { value: each.records, max: Math.max(1, each.total) }))));
    const partitions = [
      ...status.active.map(each => [each, 'works']),
      ...status.standby.map(each => [each, 'standby']),
    ];
    while (body.children.length > partitions.length) {
      body.lastChild.remove();
    }
    partitions.forEach(([each, role], i) => {
      const cells = [
        `${each.topic} ${each.partition}`, role, each.thread,
        each.committed < 0 ? '–' : whole(each.committed), each.end < 0 ? '–' : whole(each.end),
        each.lag < 0 ? '–' : whole(each.lag),
      ];
      const row = body.children[i] ?? body.appendChild(element('tr', {}, ...cells.map((_, c) => element('td', { class: ['', 'word', 'word wide'][c] ?? '' }))));
      cells.forEach((text, c) => say(row.children[c], text));
    });
  }

  const source = new EventSource('api/v1/events?scope=instance&limit=1');
  source.addEventListener('instance', event => {
    const status = JSON.parse(event.data);
    onInstance(status);
    draw(status);
  });
  source.addEventListener('error', () => onInstance(null));
  return () => source.close();
}
