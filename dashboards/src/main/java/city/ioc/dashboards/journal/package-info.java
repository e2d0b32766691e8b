/** What could not be used and what became of it, and who did what. */
package city.ioc.dashboards.journal;
