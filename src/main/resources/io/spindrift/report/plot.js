/* One plot: a canvas, a legend of buttons, and buttons to zoom. */

/** An element with attributes and children; a text child is text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function color(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

const COLORS = 7;
const DASHES = [[], [6, 4], [2, 3]];

/** Style k of a row of curves: colors first, then the same dashed. */
function style(k) {
  return {color: '--c' + k % COLORS, dash: DASHES[Math.floor(k / COLORS) % DASHES.length]};
}

/** A small picture of a line, or of a band on the bands around it. */
function swatch(line) {
  const picture = `<svg width="22" height="10" aria-hidden="true">` + (line.band
    ? `<rect width="22" height="10" fill="rgba(${color('--band')}, ${line.seen})"/>`
    : `<line x1="0" x2="22" y1="5" y2="5" stroke="${color(line.color)}" stroke-width="${(line.width || 1.5) + 0.5}"
        stroke-dasharray="${(line.dash || []).join(' ')}"/>`) + `</svg>`;
  const holder = element('span');
  holder.innerHTML = picture;
  return holder.firstChild;
}

/**
 * Draws curves into a parent.
 *
 * what.title, what.hint: words; what.x: ascending; what.lines: {name, y, color, width, dash, show, points, legend} each, and of a
 * band that is filled down to the line before it, {band, seen}: its density, and its visible density on other bands;
 * what.dated: whether x are milliseconds; what.format: of a value; what.marks: of the y axis; what.range: of the y axis;
 * what.height; what.axis: replaces the x axis; what.shown: the range of x at first
 */
function plot(parent, what) {
  const box = element('div', {role: 'img', 'aria-label': what.title + '. ' + what.hint});
  const at = element('span', {class: 'at'});
  const buttons = legend(what, k => u.series[k + 1].show, (k, show) => {
    what.lines.forEach((line, other) => {
      if (other === k || other === k - 1 && what.lines[k].band) u.setSeries(other + 1, {show});
    });
  });
  const figure = element('figure', {}, element('h3', {}, what.title), element('p', {class: 'hint'}, what.hint),
    buttons.list, box);
  parent.append(figure);
  const read = i => {
    at.textContent = what.at(what.x[i]);
    what.lines.forEach((line, k) => buttons.value(k, what.format(line.y[i])));
  };
  const u = new uPlot(options(what, box, u => {
    // Without a pointer the legend has the last values.
    read(u.cursor.left >= 0 ? u.cursor.idx ?? what.x.length - 1 : what.x.length - 1);
  }), [what.x, ...what.lines.map(line => line.y)], box);
  if (what.shown) u.setScale('x', what.shown);
  figure.append(zoom(u, at, what.still));
  read(what.x.length - 1);
  return {
    u,
    figure,
    resize: () => u.setSize({width: box.clientWidth, height: what.height}),
    remove: () => {
      u.destroy();
      figure.remove();
    },
  };
}

function options(what, box, moved) {
  const axis = {stroke: color('--faint'), grid: {stroke: color('--grid'), width: 1}, ticks: {stroke: color('--line'), width: 1},
    font: '12px system-ui, sans-serif'};
  const x = what.axis || (what.dated ? {values: timeMarks, size: 46, space: 64} : {values: marks, size: 32, space: 64});
  return {
    width: Math.max(200, box.clientWidth),
    height: what.height,
    ms: 1,
    padding: [8, 18, 0, 0],
    tzDate: millis => uPlot.tzDate(new Date(millis), 'Etc/UTC'),
    legend: {show: false},
    cursor: {
      drag: {x: !what.still, y: false},
      points: {size: 6},
      sync: what.sync ? {key: what.sync, filters: {pub: type => type === 'mousemove' || type === 'mouseleave'}} : undefined,
    },
    scales: {x: {time: !!what.dated, range: what.xRange}, y: {range: what.range}},
    axes: [{...axis, ...x}, {...axis, values: what.marks || marks, size: 62}],
    series: [{}, ...what.lines.map(line => ({
      show: line.show !== false,
      stroke: line.color && color(line.color),
      width: line.color ? line.width || 1.5 : 0,
      dash: line.dash,
      points: line.points ? {size: 5, ...(what.still ? {show: true} : {})} : {show: false},
    }))],
    bands: what.lines.flatMap((line, k) => line.band
      ? [{series: [k + 1, k], fill: `rgba(${color('--band')}, ${line.band})`}] : []),
    hooks: {setCursor: [moved]},
  };
}

/** A button for each line with a name of its own; it is pressed while the line is shown. */
function legend(what, shown, show) {
  const many = what.lines.length > 8;
  const list = element('ul', {class: many ? 'legend many' : 'legend'});
  const values = [];
  const toggles = [];
  what.lines.forEach((line, k) => {
    if (line.legend === false) return;
    values[k] = element('span', {class: 'value'});
    toggles[k] = element('button', {type: 'button', 'aria-pressed': line.show !== false, onclick: () => set(k, !shown(k))},
      swatch(line), line.name, line.band ? '' : values[k]);
    list.append(element('li', {}, toggles[k]));
  });
  const set = (k, on) => {
    show(k, on);
    toggles[k].setAttribute('aria-pressed', on);
  };
  if (many) {
    const every = element('button', {type: 'button', onclick: () => {
      const all = toggles.every((toggle, k) => shown(k));
      toggles.forEach((toggle, k) => set(k, !all || what.lines[k].show !== false));
    }}, 'all / few');
    list.append(element('li', {}, every));
  }
  return {
    list,
    value: (k, text) => {
      if (values[k]) values[k].textContent = text;
    },
  };
}

function zoom(u, at, still) {
  if (still) return element('div', {class: 'zoom'}, at);

  const x = u.data[0];
  const move = (shift, scale) => () => {
    const {min, max} = u.scales.x;
    const [first, last] = [x[0], x[x.length - 1]];
    const half = Math.min(last - first, (max - min) * scale) / 2;
    const middle = Math.min(last - half, Math.max(first + half, (min + max) / 2 + shift * (max - min)));
    u.setScale('x', {min: middle - half, max: middle + half});
  };
  const all = () => u.setScale('x', {min: x[0], max: x[x.length - 1]});
  const button = (text, label, act) => element('button', {type: 'button', 'aria-label': label, title: label, onclick: act}, text);
  return element('div', {class: 'zoom', role: 'group', 'aria-label': 'Zoom'},
    button('←', 'Earlier', move(-0.5, 1)), button('+', 'Closer', move(0, 0.5)), button('−', 'Wider', move(0, 2)),
    button('→', 'Later', move(0.5, 1)), button('all', 'All', all), at);
}

/** A strip with a whole curve, on which the range of a plot is shown and selected. */
function overview(main, what) {
  const box = element('div', {class: 'overview', 'aria-hidden': 'true'});
  main.figure.insertBefore(box, main.figure.querySelector('.zoom'));
  const strip = new uPlot({
    ...options({...what, height: 64, lines: [what.lines[what.overview]], range: undefined, sync: undefined}, box, () => {}),
    cursor: {show: false},
    axes: [{show: false}, {size: 62, values: (u, splits) => splits.map(() => ''), grid: {show: false}, ticks: {show: false}}],
    hooks: {ready: [() => show()]},
  }, [what.x, what.lines[what.overview].y], box);
  const show = () => {
    if (strip.status !== 1) return;
    const {min, max} = main.u.scales.x;
    const left = strip.valToPos(min, 'x');
    strip.setSelect({left, width: strip.valToPos(max, 'x') - left, top: 0, height: strip.over.clientHeight}, false);
  };
  let from = null;
  const at = event => strip.posToVal(Math.max(0, Math.min(strip.over.clientWidth,
    event.clientX - strip.over.getBoundingClientRect().left)), 'x');
  strip.over.addEventListener('pointerdown', event => {
    from = at(event);
    strip.over.setPointerCapture(event.pointerId);
  });
  strip.over.addEventListener('pointermove', event => {
    if (from === null) return;
    const to = at(event);
    const width = Math.abs(to - from);
    if (width > (what.x[what.x.length - 1] - what.x[0]) / 200) main.u.setScale('x', {min: Math.min(from, to), max: Math.max(from, to)});
  });
  ['pointerup', 'pointercancel'].forEach(end => strip.over.addEventListener(end, () => (from = null)));
  strip.over.addEventListener('dblclick', () => main.u.setScale('x', {min: what.x[0], max: what.x[what.x.length - 1]}));
  main.u.hooks.setScale = [...(main.u.hooks.setScale || []), (u, key) => key === 'x' && show()];
  return {
    resize: () => {
      strip.setSize({width: box.clientWidth, height: 64});
      show();
    },
    remove: () => strip.destroy(),
  };
}
