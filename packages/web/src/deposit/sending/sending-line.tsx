import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '../../language/index.ts';
import { useSending } from './sending.tsx';
import './sending.css';
import { WORDS } from './words.ts';

/** On the other pages: the package that goes, in one line. */
export function SendingLine() {
  const words = useWords(WORDS);
  const { file, progress, dismiss } = useSending();
  const { pathname } = useLocation();
  if (file === undefined || progress === undefined || pathname === '/deposit') return null;
  const { state, sent, id } = progress;
  const percent = file.size === 0 ? 100 : Math.floor((100 * sent) / file.size);
  return (
    <p className={state === 'failed' ? 'sending-line sending-line-failed' : 'sending-line'} role="status">
      {state === 'done' && id !== undefined ? (
        <>
          {words.states.done} <code>{file.name}</code>{' '}
          <Link to="/operations/$id" params={{ id }} onClick={dismiss}>
            {words.follow}
          </Link>
        </>
      ) : (
        <Link to="/deposit">
          {words.states[state]} <code>{file.name}</code> · {percent} %
        </Link>
      )}
    </p>
  );
}
