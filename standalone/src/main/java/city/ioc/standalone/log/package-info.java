/** What Logback cannot say in its own file. */
package city.ioc.standalone.log;
