/** What happened when: the ticker of the time machine. */
package city.ioc.dashboards.history;
