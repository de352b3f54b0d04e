// The least that could be called a durable signature: bare node:http, a pool of 16, one INSERT. `node floor-server.mjs`
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import process from 'node:process';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.ZEREN_POOL_SIZE) });

async function sign(body) {
  const { taskId, documentSha256 } = JSON.parse(body);
  await pool.query({
    name: 'floor',
    text: 'insert into load_floor (id, task_id, document_sha256) values ($1, $2, $3)',
    values: [randomUUID(), taskId, documentSha256],
  });
  return JSON.stringify({ task: { id: taskId, state: 'done' } });
}

http
  .createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      sign(body).then(
        (answer) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer),
        (error) => response.writeHead(500).end(String(error)),
      );
    });
  })
  .listen(Number(process.env.ZEREN_PORT), '127.0.0.1');
