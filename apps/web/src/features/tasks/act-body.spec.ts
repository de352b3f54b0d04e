import { actBody } from './act-body';
import { actForms } from './act-forms';

const sha256 = 'ab'.repeat(32);

describe('the body of an act', () => {
  it('leaves out what was not filled in', () => {
    expect(actBody('complete', actForms.complete, { note: '' }, null)).toEqual({ kind: 'complete' });
  });

  it('binds the signature to the document that was shown, and nothing else to it', () => {
    expect(actBody('sign', actForms.sign, {}, sha256)).toEqual({ kind: 'sign', documentSha256: sha256 });
    expect(actBody('return', actForms.return, { reason: '日期有误' }, sha256)).toEqual({
      kind: 'return',
      reason: '日期有误',
    });
  });

  it('sends the reply on attendance as yes or no', () => {
    expect(actBody('attend', actForms.attend, { attending: 'absent', reason: '出差' }, null)).toEqual({
      kind: 'attend',
      attending: false,
      reason: '出差',
    });
  });

  it('reads posts between Chinese or Latin commas', () => {
    expect(actBody('recommend-awards', actForms['recommend-awards'], { nomineePosts: 'H01，H02, H03' }, null)).toEqual({
      kind: 'recommend-awards',
      nomineePosts: ['H01', 'H02', 'H03'],
    });
  });

  it('sends an empty list where nothing is changed', () => {
    expect(actBody('calibrate', actForms.calibrate, {}, null)).toEqual({ kind: 'calibrate', changes: [] });
  });
});
