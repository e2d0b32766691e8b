/** What Prometheus is shown of a process and of the brokers. */
package city.ioc.standalone.metrics;
