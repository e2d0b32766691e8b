/** The generations that run beside each other, as they are told of and changed over HTTP. */
package city.ioc.dashboards.generations;
