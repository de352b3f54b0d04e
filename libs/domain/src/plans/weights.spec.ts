import { DomainError } from '../errors/domain-error';
import { assertWeights } from './weights';

describe('weights of one table', () => {
  it('R1: sum to exactly 100, as those of the plan do', () => {
    const safety = [...Array.from({ length: 6 }, () => '4.29'), '4.26'];
    const integrity = [...Array.from({ length: 6 }, () => '2.86'), '2.84'];
    expect(() => assertWeights('plan', [...safety, ...integrity, ...safety, ...integrity])).not.toThrow();
  });

  it.each([
    ['99.99', ['33.33', '33.33', '33.33']],
    ['100.01', ['50', '50.01']],
    ['100.00000000000001', ['50', '50.00000000000001']],
    ['0', []],
  ])('R1: are refused at %s, naming the table', (sum, weights) => {
    const refused = new DomainError('weights.not-100', { table: 'plan items', sum });
    expect(() => assertWeights('plan items', weights)).toThrow(refused);
    try {
      assertWeights('plan items', weights);
    } catch (error) {
      expect(error).toMatchObject({ code: 'weights.not-100', details: { table: 'plan items', sum } });
    }
  });

  it.each(['1e2', 'Infinity', ' 100', 'NaN', '', '0x64'])('are decimals, not %j', (weight) => {
    expect(() => assertWeights('plan', [weight])).toThrow('ballot.scale');
  });
});
