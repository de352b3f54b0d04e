/** What is asked about one kind of work done. Form, list and heading of the report are made from it. */
export interface RecordField {
  readonly kind: 'day' | 'text' | 'people' | 'count' | 'flag';
  readonly required: boolean;
}

export type ReportHeading = 'organisation' | 'study' | 'publicity' | 'culture';

export interface RecordKindDefinition {
  readonly key: string;
  /** Heading of the summary report under which it is counted. */
  readonly heading: ReportHeading;
  /** Besides title, day and unit, which every record has. */
  readonly fields: Readonly<Record<string, RecordField>>;
  /** How often it is owed, where the year asks for it. */
  readonly owed?: { readonly times: number; readonly per: 'year' };
}
