/** The alerts as operators work on them: the latest of each, and what is done about them. */
package city.ioc.dashboards.alerts;
