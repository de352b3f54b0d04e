import { z } from 'zod';
import type { Operations } from '../operations';
import { cyclePageQuerySchema, instant, pageSchema } from '../page';

export const generateReportSchema = z.strictObject({ cycleId: z.uuid() });
export type GenerateReport = z.infer<typeof generateReportSchema>;

const reportFields = {
  id: z.uuid(),
  cycleId: z.uuid(),
  version: z.int(),
  contentSha256: z.string(),
  documentSha256: z.string(),
  businessAt: instant,
  recordedAt: instant,
};

export const reportRowSchema = z.strictObject(reportFields);
export const reportListSchema = pageSchema(reportRowSchema);
export type ReportList = z.infer<typeof reportListSchema>;

/** A sentence in pieces: a number is a piece of its own, so that it can lead to the records behind it. Words have an English twin. */
const piece = z.strictObject({
  text: z.string(),
  textEn: z.string().optional(),
  recordIds: z.array(z.string()).optional(),
  recordKind: z.string().optional(),
});

export const reportSchema = z.strictObject({
  ...reportFields,
  work: z.array(
    z.strictObject({ heading: z.string(), sentences: z.array(z.strictObject({ pieces: z.array(piece) })) }),
  ),
  problems: z.array(
    z.strictObject({
      no: z.int(),
      source: z.string(),
      problem: z.string(),
      measure: z.string(),
      problemId: z.string(),
      rectificationId: z.string(),
    }),
  ),
});
export type ReportView = z.infer<typeof reportSchema>;

export const reportOperations = {
  listReports: {
    tag: 'reports',
    summary: 'Versions of the summary report, newest first',
    query: cyclePageQuerySchema,
    answer: reportListSchema,
  },
  generateReport: {
    tag: 'reports',
    summary: 'Generates the next version from records and problems',
    body: generateReportSchema,
    answer: reportSchema,
    status: 201,
  },
  getReport: { tag: 'reports', summary: 'The report as data', answer: reportSchema },
  getReportDocument: {
    tag: 'reports',
    summary: 'The report as a Word document',
    answerType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const satisfies Operations;
