/** Where one installation keeps everything that it must not lose. */
package city.ioc.standalone.data;
