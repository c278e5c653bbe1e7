// Plots over time, by uPlot, in the colors of the page.

import uPlot from './uPlot.js';
import { number } from './text.js';

const LIGHT = ['#0b5c8a', '#b3400e', '#17693a', '#7a3e9d', '#8a6d00', '#a3231c', '#00706b', '#555f69', '#b0357a', '#3b4cc0'];
const DARK = ['#7cc4f0', '#ff9d6c', '#7fd6a0', '#cfa3ee', '#e8c95a', '#ff9b92', '#6fd3cc', '#b4bec8', '#f19ac4', '#9fb0ff'];
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The color of the line with a number. */
export function color(index) {
  const all = dark.matches ? DARK : LIGHT;
  return all[index % all.length];
}

/** The dashes of the line with a number: after the last color the colors repeat with dashes. */
export function dashes(index) {
  return index < LIGHT.length ? undefined : [6, 3];
}

/** A color of the page by its name. */
export function named(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

const HOUR = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
/** Space after the last point, as a fraction of the plot, so that its dot is whole. */
const AFTER_LAST = 0.012;
const HEADROOM = 1.08;
const SECOND = { ...HOUR, second: '2-digit' };
const DAY = { day: 'numeric', month: 'short' };

/** Labels of the time axis: times of the day, with the day below if it changes; days if ticks are days apart. */
function times(plot, ticks, axis, space, step) {
  let before = '';
  return ticks.map(tick => {
    const date = new Date(1000 * tick);
    const day = date.toLocaleDateString('en', step >= 300 * 86400 ? { year: 'numeric' } : DAY);
    if (step >= 86400) {
      return day;
    }
    const time = date.toLocaleTimeString('en', step < 60 ? SECOND : HOUR);
    const text = day === before ? time : `${time}\n${day}`;
    before = day;
    return text;
  });
}

function axes(horizons) {
  const axis = { stroke: named('quiet'), grid: { stroke: named('line'), width: 1 }, ticks: { stroke: named('line') } };
  return [
    horizons ? { ...axis, space: 40, size: 30, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } : { ...axis, space: 70, values: times },
    { ...axis, size: 64, values: (plot, ticks) => ticks.map(tick => number(tick)) },
  ];
}

/**
 * A plot that fills its holder and is redrawn when the holder changes.
 *
 * lines: [{ stroke, width, dash, dots }]; bands: pairs of lines, upper first, and a fill; horizons: whether x is a horizon, and y starts at 0; otherwise x is a time in seconds.
 */
export class Plot {
  constructor(holder, lines, { bands = [], height, horizons = false }) {
    this.holder = holder;
    this.marked = [];
    this.plot = new uPlot({
      width: this.width(),
      height,
      legend: { show: false },
      cursor: { drag: { x: true, y: false } },
      axes: axes(horizons),
      scales: {
        x: { time: !horizons, range: (plot, min, max) => [min, max + AFTER_LAST * (max - min)] },
        y: horizons ? { range: (plot, min, max) => [0, HEADROOM * max] } : {},
      },
      series: [{}, ...lines.map(({ dots = false, ...line }) => ({ points: dotsOf(dots, line), spanGaps: false, ...line }))],
      bands,
      hooks: { drawAxes: [plot => this.marked.forEach(mark => drawMark(plot, mark))] },
    }, [[], ...lines.map(() => [])], holder);
    this.observer = new ResizeObserver(() => this.plot.setSize({ width: this.width(), height }));
    this.observer.observe(holder);
  }

  /** Marks x by vertical lines from the next drawing on: [{ x, stroke, width, dash }]. */
  mark(marks) {
    this.marked = marks;
  }

  width() {
    return Math.max(200, this.holder.clientWidth);
  }

  show(columns) {
    this.plot.setData(columns);
  }

  end() {
    this.observer.disconnect();
    this.plot.destroy();
  }
}

function drawMark(plot, { x, stroke, width = 1, dash = [] }) {
  const { ctx, bbox } = plot;
  const left = Math.round(plot.valToPos(x, 'x', true));
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width * devicePixelRatio;
  ctx.setLineDash(dash.map(length => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(left, bbox.top);
  ctx.lineTo(left, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** Dots on the points of a line, filled with its color. */
function dotsOf(dots, line) {
  return dots ? { show: true, size: 5, width: 1, fill: line.stroke } : { show: false };
}

const SVG = 'http://www.w3.org/2000/svg';

/** The last values of a series as a small line, which is hidden from screen readers. */
export function spark() {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 100 30');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  return svg;
}

/** Redraws the line. */
export function drawSpark(svg, values) {
  const known = values.filter(value => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  let path = '';
  let pen = 'M';
  values.forEach((value, i) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const x = values.length < 2 ? 50 : (100 * i) / (values.length - 1);
    const y = span > 0 ? 28 - (26 * (value - low)) / span : 15;
    path += pen + x.toFixed(1) + ' ' + y.toFixed(1);
    pen = 'L';
  });
  svg.firstChild.setAttribute('d', path);
}

/** The key of a plot: strokes and their meanings. */
export function keys(entries) {
  const list = document.createElement('ul');
  list.className = 'keys';
  for (const { label, stroke, thick, dash } of entries) {
    const item = document.createElement('li');
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 18 10');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS(SVG, 'line');
    for (const [name, value] of Object.entries({ x1: 0, x2: 18, y1: 5, y2: 5, stroke, 'stroke-width': thick ? 9 : 2.5, 'stroke-dasharray': dash ? '5 3' : 'none' })) {
      line.setAttribute(name, value);
    }
    svg.append(line);
    item.append(svg, label);
    list.append(item);
  }
  return list;
}

/** Calls a function when the page changes between light and dark. */
export function onScheme(change) {
  dark.addEventListener('change', change);
  return () => dark.removeEventListener('change', change);
}
