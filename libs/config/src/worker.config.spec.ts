import { loadWorkerConfig } from './worker.config';

const needed = {
  DATABASE_URL: 'postgres://zeren_app@127.0.0.1/zeren',
  ZEREN_RELAY_DATABASE_URL: 'postgres://zeren_relay@127.0.0.1/zeren',
  ZEREN_SEQUENCER_DATABASE_URL: 'postgres://zeren_sequencer@127.0.0.1/zeren',
  ZEREN_CHECKPOINT_KEY: '7c'.repeat(32),
  ZEREN_PAYLOAD_KEYS: `2026:${'5e'.repeat(32)}`,
};

describe('loadWorkerConfig', () => {
  it('mails nothing unless it is asked to', () => {
    expect(loadWorkerConfig(needed)).toMatchObject({ checkpointMail: [], smtpUrl: '' });
  });

  it('reads where the log server is, and refuses an address without a port and other protocols', () => {
    const to = (url: string) => loadWorkerConfig({ ...needed, ZEREN_CHECKPOINT_SYSLOG: url });
    expect(loadWorkerConfig(needed).checkpointSyslog).toBe('');
    expect(to('udp://[::1]:514').checkpointSyslog).toBe('udp://[::1]:514');
    for (const wrong of ['tcp://log.example', 'http://log.example:514', 'log.example:514'])
      expect(() => to(wrong)).toThrow('ZEREN_CHECKPOINT_SYSLOG');
  });

  it('reads mailboxes, and refuses them without a mail server and when they are none', () => {
    const mailboxes = { ...needed, ZEREN_CHECKPOINT_MAIL: 'a@x.example, b@y.example' };
    expect(() => loadWorkerConfig(mailboxes)).toThrow('ZEREN_SMTP_URL is not');
    const whole = loadWorkerConfig({ ...mailboxes, ZEREN_SMTP_URL: 'smtp://127.0.0.1:1025' });
    expect(whole.checkpointMail).toEqual(['a@x.example', 'b@y.example']);
    expect(() => loadWorkerConfig({ ...mailboxes, ZEREN_SMTP_URL: 'http://127.0.0.1' })).toThrow('ZEREN_SMTP_URL');
    expect(() => loadWorkerConfig({ ...needed, ZEREN_CHECKPOINT_MAIL: 'nobody' })).toThrow('ZEREN_CHECKPOINT_MAIL');
  });

  it.each([
    ['production', undefined, 20],
    ['production', '', 20],
    ['production', '0', 0],
    ['demo', undefined, 0],
    ['demo', '7', 7],
  ])('in %s mode, told “%s”, flags more than %s acts a minute', (ZEREN_MODE, said, expected) => {
    const more = said === undefined ? {} : { ZEREN_ACTS_PER_MINUTE: said };
    expect(loadWorkerConfig({ ...needed, ZEREN_MODE, ...more }).actsPerMinute).toBe(expected);
  });
});
