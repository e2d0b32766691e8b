// The words of the navigation and of the views of indicators, times, outages and reconciliation, in both languages.

export const VIEW_TEXTS = {
  vi: {
    groupViews: 'Màn hình trong nhóm',
  },
  en: {
    groupViews: 'Views of the group',
  },
};
