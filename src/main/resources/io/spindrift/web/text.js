// Texts and numbers, and the elements that contain them.

/** At most six significant digits, without an exponent if none is needed; a dash if there is no number. */
export function number(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) {
    return value.toExponential(digits - 1);
  }
  return new Intl.NumberFormat('en', { maximumSignificantDigits: size >= 10 ** digits ? 7 : digits }).format(value);
}

/** A count. */
export function whole(value) {
  return new Intl.NumberFormat('en').format(value);
}

/** A fraction as a percentage. */
export function percent(share, digits = 1) {
  return share === null || share === undefined || !Number.isFinite(share) ? '–' : (100 * share).toFixed(digits) + ' %';
}

/** Bytes in a suitable unit. */
export function bytes(count) {
  const units = ['B', 'KB', 'MB', 'GB'];
  let unit = 0;
  let rest = count;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return rest.toFixed(unit === 0 || rest >= 100 ? 0 : 1) + ' ' + units[unit];
}

/** A local time. */
export function clock(millis) {
  return new Date(millis).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
}

/** The quantity that is unusual in an alarm. */
export function detectorOf(alarm) {
  if (alarm.horizon === null) {
    return alarm.detector;
  }
  return alarm.horizon === 0 ? 'label, given its forecast' : `value, forecast ${whole(alarm.horizon)} ahead`;
}

/** An element with attributes and children; a text is a text node. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

/** Sets a text only if it differs, so that screen readers announce only changes. */
export function say(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** The address of the page of a series. */
export function seriesPage(name) {
  return '#/series/' + encodeURIComponent(name);
}

/** The address of the queries about a series. */
export function seriesPath(name) {
  return 'api/v1/series/' + encodeURIComponent(name);
}

/** Fills a definition list: rows of a term and a text. */
export function fill(list, rows) {
  while (list.children.length > rows.length) {
    list.lastChild.remove();
  }
  rows.forEach(([term, text], i) => {
    const row = list.children[i] ?? list.appendChild(element('div', {}, element('dt'), element('dd')));
    say(row.firstChild, term);
    say(row.lastChild, text);
  });
}
