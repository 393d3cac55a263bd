"""What goes wrong in a cluster, in Simplified Chinese, by the English lines."""

from collections.abc import Mapping

CLUSTER: Mapping[str, str] = {
    "{path}: written by another version of jianghua; give all machines the same one": "{path}：是别的版本写的；请让所有机器装同一个版本",
    "{path}: no index here yet; run `jianghua cluster build`": "{path}：还没有索引，请执行 `jianghua cluster build`",
    "{path}: the shared path is not there; see that it is mounted": "{path}：共享路径不在；请检查是否已经挂载",
    "{path}: cannot be read ({reason})": "{path}：不能读取（{reason}）",
    "{path}: damaged ({reason}); run `jianghua cluster build`": "{path}：损坏（{reason}），请执行 `jianghua cluster build`",
    "{path}: damaged on the shared path; delete the folder and run `jianghua cluster build`": "{path}：在共享路径上损坏了；请删除这个文件夹，再执行 `jianghua cluster build`",
    "{path}: cannot be copied to {target} ({reason}); see that the shared path is mounted and the disk has room": "{path}：不能复制到 {target}（{reason}）；请检查共享路径是否已经挂载，磁盘有没有空间",
    "{path}: another build is running; wait until it has ended": "{path}：另一个构建正在进行，请等它结束",
    "a part of the collection does not answer; ask again in a moment": "文集有一部分没有应答，请稍后再问",
    "this speech cannot be read, for its machines do not answer; ask again in a moment": "这篇讲话暂时读不到，存放它的机器没有应答，请稍后再试",
}
