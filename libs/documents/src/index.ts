export { domainName, letterText } from './letter-text';
export { planText } from './plan-text';
export { renderSummaryReport, type SummaryPiece, type SummaryReportContent } from './summary-report';
