/** How long a document must rest before it is checked again, in milliseconds: a check is done before the next key comes. */
export const debounceMs = 50;
