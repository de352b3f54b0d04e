export { domainName, letterText } from './letter-text';
export { ownWords } from './own-words';
export { planText } from './plan-text';
export { renderSummaryReport, type SummaryPiece, type SummaryReportContent } from './summary-report';
export { textChanges, type TextPart } from './text-changes';
