/** The derived topics of the pipeline, followed into memory. */
package city.ioc.dashboards.feed;
