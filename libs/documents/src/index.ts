export { domainName, letterText } from './letter-text';
export { planText } from './plan-text';
