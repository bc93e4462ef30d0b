import { frames } from '../../../contract/report.ts';
import type { Frame } from '../../../contract/report.ts';
import { frameWords } from '../../words.ts';
import { adminWords } from '../admin-words.ts';

/** Which words come first, with what that means. */
export function FrameChoice({ label, value, onChange }: { label: string; value: Frame; onChange: (frame: Frame) => void }) {
  return (
    <div>
      <label>{label} <select value={value} onChange={({ target }) => { onChange(target.value as Frame); }}>{frames.map((frame) => <option key={frame} value={frame}>{frameWords[frame]}</option>)}</select></label>
      <p className="quiet">{adminWords.frames[value]}</p>
    </div>
  );
}
