/** The standing comparison of cells and cases. */
package city.ioc.dashboards.check;
