/** A section's question in the address: what differs from its defaults, each under the section's letter. */

/** Writes the values that differ from the defaults into the query. */
export function writeState(query, prefix, state, defaults) {
  for (const [name, usual] of Object.entries(defaults)) {
    const value = Array.isArray(usual) ? state[name].join(',') : String(state[name]);
    if (value !== (Array.isArray(usual) ? usual.join(',') : String(usual))) query.set(`${prefix}.${name}`, value);
  }
}

/** Takes the values that the query names, each in the kind of its default; unreadable numbers stay the default. */
export function readState(query, prefix, state, defaults) {
  for (const [name, usual] of Object.entries(defaults)) {
    const value = query.get(`${prefix}.${name}`);
    if (value === null) continue;
    if (Array.isArray(usual)) state[name] = value.split(',').filter(Boolean);
    else if (typeof usual === 'number') state[name] = value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : usual;
    else if (typeof usual === 'boolean') state[name] = value === 'true';
    else state[name] = value;
  }
}
