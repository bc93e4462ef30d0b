/** The product's mark: a raised hand in a speech bubble (assets/icon.svg). */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="mark">
      <path className="mark-bubble" d="M8 0h16a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8h-8.6l-6.5 5.6c-.6.6-1.6.1-1.6-.8V26A8 8 0 0 1 0 18V8a8 8 0 0 1 8-8Z" />
      <g fill="none" stroke="#fff" strokeWidth="2.3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M12.3 13.5V7.8M15.5 12.5V5.4M18.7 12.5V5.8M21.9 14V8.6" />
        <path fill="#fff" strokeWidth="2" d="M12.15 13V16L9.4 13.6C8.7 13 7.9 13.8 8.4 14.5L11.5 19C12.7 20.9 14.5 21.8 16.7 21.8C20 21.8 22.05 19.6 22.05 16.4V13Z" />
      </g>
    </svg>
  );
}
