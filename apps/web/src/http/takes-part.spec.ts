import { takesPart } from './takes-part';

describe('taking part in the year', () => {
  it('is what a role of the year or a post gives', () => {
    expect(takesPart({ roles: ['auditor'], posts: [] })).toBe(true);
    expect(takesPart({ roles: [], posts: [{ code: 'S1', kind: 'staff', unitCode: 'D01' }] })).toBe(true);
  });

  it('is not the administrator’s: he is shown nothing that he may not read', () => {
    expect(takesPart({ roles: ['administrator'], posts: [] })).toBe(false);
  });
});
