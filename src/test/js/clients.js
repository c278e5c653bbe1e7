// kafkajs as a producer and as a consumer, for ClientsTest:
//   node clients.js produce BROKER TOPIC COMPRESSION [commit|abort]   records from standard input, a line of JSON each
//   node clients.js consume BROKER TOPIC COUNT                        as many records, committed ones only, a line each
'use strict';

const readline = require('node:readline');
const {CompressionCodecs, CompressionTypes, Kafka, logLevel} = require('kafkajs');

const [action, broker, topic, ...rest] = process.argv.slice(2);
const kafka = new Kafka({brokers: [broker], clientId: 'clients-test', logLevel: logLevel.ERROR});

const bytes = (hex) => (hex === null ? null : Buffer.from(hex, 'hex'));
const hex = (value) => (value === null || value === undefined ? null : Buffer.from(value).toString('hex'));

async function lines() {
  const found = [];
  for await (const line of readline.createInterface({input: process.stdin})) {
    found.push(JSON.parse(line));
  }
  return found;
}

async function produce(compression, transaction) {
  if (compression === 'snappy') {
    CompressionCodecs[CompressionTypes.Snappy] = require('kafkajs-snappy');
  }
  const types = {none: CompressionTypes.None, gzip: CompressionTypes.GZIP, snappy: CompressionTypes.Snappy};
  const messages = (await lines()).map((record) => ({
    key: bytes(record.key),
    value: bytes(record.value),
    timestamp: record.timestamp,
    headers: record.headers,
  }));
  const batch = {topic, acks: -1, compression: types[compression], messages};
  const transactional = {transactionalId: `clients-${topic}`, idempotent: true, maxInFlightRequests: 1};
  const producer = kafka.producer(transaction ? transactional : {});
  await producer.connect();
  if (transaction) {
    const open = await producer.transaction();
    await open.send(batch);
    await (transaction === 'commit' ? open.commit() : open.abort());
  } else {
    await producer.send(batch);
  }
  await producer.disconnect();
}

async function consume(count) {
  const consumer = kafka.consumer({groupId: `clients-${topic}-${process.pid}`});
  await consumer.connect();
  await consumer.subscribe({topic, fromBeginning: true});
  let left = count;
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, (event) => reject(event.payload.error));
    consumer.run({
      eachMessage: async ({partition, message}) => {
        if (left-- > 0) {
          const fields = [partition, message.offset, message.timestamp, hex(message.key), hex(message.value)];
          process.stdout.write(`${fields.join(' ')}\n`);
        }
        if (left === 0) {
          resolve();
        }
      },
    });
  });
  await consumer.disconnect();
}

const done = action === 'produce' ? produce(rest[0], rest[1]) : consume(Number(rest[0]));
done.then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
