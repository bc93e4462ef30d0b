/** Regions of the map that everybody begins with; an organisation's own bear their ids. */
const names: Record<string, string> = { europe: 'Europe', americas: 'Americas', asia: 'Asia', default: 'Region not known' };

export const knownRegions = Object.keys(names);

/** A region as people call it. */
export const regionName = (id: string): string => (id === '' ? 'Region not known' : names[id] ?? id);
