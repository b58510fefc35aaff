### What the window's menu says.

menu-file = File
menu-new-setup = New set-up
menu-open-bundle = Open a connection bundle…
menu-bundle = Connection bundles
menu-close-setup = Close the set-up
menu-print = Print…
menu-quit = Quit Consentry
menu-edit = Edit
menu-undo = Undo the last change
menu-view = View
menu-zoom-in = Larger
menu-zoom-out = Smaller
menu-zoom-reset = Usual size
menu-help = Help
menu-how = How it works
menu-about = About Consentry
