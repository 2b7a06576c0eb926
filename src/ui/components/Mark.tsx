/** The woven mark: four threads of the warp, one a mesa, crossed by two of the weft. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="m1" d="M7 3v26" />
      <path class="m2" d="M13 3v26" />
      <path class="m3" d="M19 3v26" />
      <path class="m4" d="M25 3v26" />
      <path d="M1 12c4 0 4-3 9-1s6 3 9 1 6-3 12-1M1 21c4 0 4 3 9 1s6-3 9-1 6 3 12 1" />
    </svg>
  );
}
