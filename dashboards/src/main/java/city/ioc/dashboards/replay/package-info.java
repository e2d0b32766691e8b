/** What-ifs: history under changed rules, as a board of its own, and what differs from another one. */
package city.ioc.dashboards.replay;
