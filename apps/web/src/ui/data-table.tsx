import { Fragment, type ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly (Column<Row> | false)[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** A second line over the whole width, for the row that is opened. */
  readonly detailOf?: (row: Row) => ReactNode;
}

/** A table with caption and headers; on a phone each row becomes a card that names its cells. */
export function DataTable<Row>({ caption, columns, rows, keyOf, detailOf }: DataTableProps<Row>) {
  const shown = columns.filter((column) => column !== false);
  return (
    <div className="scroll">
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {shown.map(({ key, title, isNumber }) => (
              <th key={key} scope="col" className={isNumber ? 'number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const detail = detailOf?.(row);
            return (
              <Fragment key={keyOf(row)}>
                <tr id={keyOf(row)}>
                  {shown.map(({ key, title, cell, isNumber }) => (
                    <td key={key} data-label={title} className={isNumber ? 'number' : ''}>
                      <div>{cell(row)}</div>
                    </td>
                  ))}
                </tr>
                {detail && (
                  <tr>
                    <td colSpan={shown.length}>{detail}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
