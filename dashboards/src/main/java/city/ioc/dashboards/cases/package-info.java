/** The latest summary of every case in memory: filtered sums, exact percentiles, lists of dossiers. */
package city.ioc.dashboards.cases;
