@NullMarked
package org.mastercreator.bench.tomcat;

import org.jspecify.annotations.NullMarked;
