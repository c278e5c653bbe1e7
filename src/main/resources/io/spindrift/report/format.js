/* Numbers and times as text. */

const UNITS = ['', 'k', 'M', 'G', 'T', 'P'];

/** Four significant digits: 0.1234, 12.34, 1.234M, 1.2e-5; a dash for an undefined number. */
function figure(number) {
  if (number === null || number === undefined) return '–';
  const size = Math.abs(number);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e18) return minus(number.toExponential(1));
  let step = 0;
  while (Math.abs(number) >= 9999.5) {
    number /= 1000;
    step++;
  }
  return minus(number.toPrecision(4)) + UNITS[step];
}

function percent(share, digits = 1) {
  return share === null || share === undefined ? '–' : minus((100 * share).toFixed(digits)) + ' %';
}

function whole(number) {
  return number.toLocaleString('en');
}

function bytes(number) {
  return number < 1000 ? number + ' B' : figure(number / 1000) + ' kB';
}

/** Writes a minus sign in place of a hyphen, and none before zero. */
function minus(text) {
  return text.replace(/^-(?=[0.]*$)/, '').replace(/^-/, '−');
}

/** The number of decimals of the multiples of a step. */
function decimals(step) {
  let digits = 0;
  while (digits < 9 && Math.abs(step - Number(step.toFixed(digits))) > 1e-6 * step) digits++;
  return digits;
}

/** The marks of an axis of numbers, with as few decimals as distinguish them. */
function marks(u, splits, axis, space, step) {
  const most = Math.max(...splits.map(Math.abs));
  if (most < 1e-4 && most > 0) return splits.map(split => (split === 0 ? '0' : minus(split.toExponential(1))));
  let unit = 0;
  while (most / 1000 ** unit >= 1e4 && unit < UNITS.length - 1) unit++;
  const digits = decimals(step / 1000 ** unit);
  return splits.map(split => minus((split / 1000 ** unit).toFixed(digits)) + (split === 0 ? '' : UNITS[unit]));
}

function percentMarks(u, splits, axis, space, step) {
  return splits.map(split => percent(split, decimals(100 * step)));
}

/** Milliseconds as 2014-07-01 00:30, in the zone of the file. */
function moment(millis) {
  const iso = new Date(millis).toISOString();
  const time = millis % 60000 === 0 ? iso.slice(11, 16) : iso.slice(11, 19);
  return millis % 86400000 === 0 ? iso.slice(0, 10) : iso.slice(0, 10) + ' ' + time;
}

const DAY = 86400000;

/** The marks of an axis of times: the unit that changes at each mark, and below it the larger unit where that changes. */
function timeMarks(u, splits, axis, space, step) {
  let last = '';
  return splits.map(split => {
    const iso = new Date(split).toISOString();
    const [fine, coarse] =
      step >= 365 * DAY ? [iso.slice(0, 4), '']
      : step >= 28 * DAY ? [iso.slice(0, 7), '']
      : step >= DAY ? [iso.slice(5, 10), iso.slice(0, 4)]
      : [step >= 60000 ? iso.slice(11, 16) : iso.slice(11, 19), iso.slice(0, 10)];
    const below = coarse === last ? '' : '\n' + coarse;
    last = coarse;
    return fine + below;
  });
}
