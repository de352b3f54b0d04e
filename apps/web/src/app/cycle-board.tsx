import { useParams } from 'react-router';
import { BoardPage } from '../features/cycles/board-page';
import { phasePages } from './phase-pages';

export function CycleBoard() {
  const { cycleId = '' } = useParams();
  return <BoardPage key={cycleId} cycleId={cycleId} phasePages={phasePages} />;
}
