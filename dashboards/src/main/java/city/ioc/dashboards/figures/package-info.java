/** All that the dashboards hold in memory. */
package city.ioc.dashboards.figures;
