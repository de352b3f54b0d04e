/** Smallest organisation that can be imported, in the import format. */
export const anOrganisationFile = (code: string) => ({
  organisation: { code, nameZh: '示例委', nameEn: 'Example Commission' },
  units: [{ code: 'D01', nameZh: '办公室', nameEn: 'General Office', kind: 'division' }],
  posts: [
    { code: 'L1', unit: 'D01', kind: 'leader', titleZh: '主任', titleEn: 'Director' },
    { code: 'L2', unit: 'D01', kind: 'leader', titleZh: '副主任', titleEn: 'Deputy' },
    { code: 'S01', unit: 'D01', kind: 'staff', titleZh: '干部', titleEn: 'Officer' },
    { code: 'S99', unit: 'D01', kind: 'staff', titleZh: '干部', titleEn: 'Officer' },
  ],
  persons: ['L1', 'L2', 'S01', 'S99'].map((post) => ({ code: `P-${post}`, name: `新${post}` })),
  appointments: ['L1', 'L2', 'S01', 'S99'].map((post) => ({ person: `P-${post}`, post, from: '2025-12-01' })),
  bodies: [
    {
      code: 'leading-group-office',
      nameZh: '办公室',
      nameEn: 'Office',
      from: '2026-01-04',
      members: [{ post: 'S01', role: 'officer' }],
    },
    {
      code: 'committee',
      kind: 'committee',
      nameZh: '机关党委',
      nameEn: 'Committee',
      from: '2026-01-04',
      members: [{ post: 'L2', role: 'secretary' }],
    },
  ],
});
