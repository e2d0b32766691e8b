// Before anything is drawn: the theme and language that the address or an earlier visit chose. A plain script, so that it comes first.
(() => {
  const address = new URLSearchParams(location.search);
  const kept = key => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = address.get('theme') ?? kept('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
  document.documentElement.lang = (address.get('lang') ?? kept('lang')) === 'en' ? 'en' : 'vi';
  document.documentElement.dataset.view = address.get('view') ?? 'figures';
})();
