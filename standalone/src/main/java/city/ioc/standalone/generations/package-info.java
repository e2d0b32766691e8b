/** The generations that run in one process: which is shown, which catches up, which is the way back. */
package city.ioc.standalone.generations;
