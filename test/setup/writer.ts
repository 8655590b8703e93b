// A program that holds the embedded database and writes until it is killed: node writer.ts FOLDER.
// Every transaction writes a pair; its number is printed only after the commit.
import { Pool } from 'pg'
import { openEmbedded } from '#/core/db/embedded.ts'

const [, , folder = ''] = process.argv
const { connection } = await openEmbedded(folder)
const pool = new Pool({ ...connection, max: 3 })
pool.on('error', () => {})
await pool.query('create table if not exists pair (number bigint, half text, primary key (number, half))')
await pool.query('create sequence if not exists pairs')
process.stdout.write('ready\n')

async function write(): Promise<never> {
  for (;;) {
    const client = await pool.connect()
    await client.query('begin')
    const { rows } = await client.query<{ number: string }>(`insert into pair values (nextval('pairs'), 'left') returning number`)
    const number = rows[0]?.number
    await client.query(`insert into pair values ($1, 'right')`, [number])
    await client.query('commit')
    process.stdout.write(`${number}\n`)
    client.release()
  }
}
await Promise.all([write(), write(), write()])
